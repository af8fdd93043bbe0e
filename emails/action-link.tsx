import { Button } from '@react-email/button';
import { Link } from '@react-email/link';
import { Text } from '@react-email/text';
import { styles } from './style';

type Props = { href: string; label: string; fallback: string };

/** The one thing to do, as a button and as an address to copy. */
export function ActionLink({ href, label, fallback }: Props) {
  const [before, after = ''] = fallback.split(href);
  return (
    <>
      <Button href={href} style={styles.button}>
        {label}
      </Button>
      <Text style={styles.small}>
        {before}
        <Link href={href} style={{ wordBreak: 'break-all' }}>
          {href}
        </Link>
        {after}
      </Text>
    </>
  );
}
