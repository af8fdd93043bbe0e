/** How a client has come to a quote: by the token of its link, or signed in, to a version that is theirs. */
export type OfferWay = { by: 'token' | 'versionId'; value: string };

/** Says with each answer by which way it comes. */
export function WayField({ way }: { way: OfferWay }) {
  return <input type="hidden" name={way.by} value={way.value} />;
}
