import { Section } from '@react-email/section';
import { styles } from './style';

export type Fact = { label: string; value: string };

/** Names and values, one line each; what has no value is left out by the caller. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <Section style={{ margin: '4px 0 16px' }}>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label} style={styles.row}>
              <td style={styles.term}>{label}</td>
              <td style={styles.value}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
