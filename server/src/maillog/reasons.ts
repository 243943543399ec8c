const codes = /\b[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?\b/y;

/** A text of a reply with what differs from mail to mail replaced. Reply and status codes stay. */
export function withoutVariables(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '<…>')
    .replace(/[\w.-]+\[[^\]\s]*\](?::\d+)?/g, 'HOST')
    .replace(/\[(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)[^\]]*\]/gi, 'HOST')
    .replace(/https?:\/\/\S+/g, 'URL')
    .replace(/\bname=\S+/g, 'name=HOST')
    .replace(/\b(?:queued as|id=?) ?[\w-]+/g, 'ID')
    .replace(/\S*\d\S*/g, (word) => (isCode(word) ? word : 'N'));
}

function isCode(word: string): boolean {
  codes.lastIndex = 0;
  return codes.test(word) || /^[245]\.\d{1,3}\.\d{1,3}$/.test(word);
}
