import 'server-only';
import { Text, View } from './elements';
import { paper } from './style';

type Props = {
  /** Whose document it is, and which. */
  name: string;
  /** “Page 1 / 2” in the language of the document. */
  pageOf: (page: number, pages: number) => string;
};

/** At the foot of every page: what it belongs to, and which of how many it is. */
export function PageFoot({ name, pageOf }: Props) {
  return (
    <View fixed style={{ ...paper.row, position: 'absolute', bottom: 26, left: 46, right: 46, gap: 24 }}>
      <Text style={{ ...paper.small, flex: 1 }}>{name}</Text>
      <Text style={paper.small} render={({ pageNumber, totalPages }) => pageOf(pageNumber, totalPages)} />
    </View>
  );
}
