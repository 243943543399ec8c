/** The address of a command of the client with its arguments, as editors understand it. */
export function commandUri(command: string, ...values: readonly unknown[]): string {
  // VS Code decodes arguments once too often: no percent sign may be among them.
  return `command:${command}?${encodePart(JSON.stringify(values).replaceAll('%', '\\u0025'))}`;
}

/** Fit for the target of a Markdown link too, where round brackets would end it. */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/[()']/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
