/** Reading the text of the active editor off the page. */
import type { Page } from 'playwright-core';

export interface Place {
  readonly x: number;
  readonly y: number;
}

const viewLine = '.editor-group-container.active .editor-instance .view-line';

/** The lines on the screen from top to bottom, with ordinary blanks. */
export async function visibleLines(page: Page): Promise<string[]> {
  return (await linesByHeight(page)).map(({ text }) => text);
}

/** The middle of the first place on the screen that shows `text`, which may span several tokens. */
export async function centerOf(page: Page, text: string): Promise<Place | undefined> {
  const line = (await linesByHeight(page)).find((shown) => shown.text.includes(text));
  if (!line) return undefined;
  const start = line.text.indexOf(text);
  return page
    .locator(viewLine)
    .nth(line.index)
    .evaluate(
      (element, range) => {
        const document = element.ownerDocument;
        const walker = document.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
        const found = document.createRange();
        let offset = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const end = offset + (node.textContent ?? '').length;
          if (offset <= range.start && range.start < end) found.setStart(node, range.start - offset);
          if (offset < range.end && range.end <= end) found.setEnd(node, range.end - offset);
          offset = end;
        }
        const box = found.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      },
      { start, end: start + text.length },
    );
}

/** The order of the elements is not that of the lines; `index` is an element's. */
async function linesByHeight(page: Page): Promise<{ index: number; text: string }[]> {
  const lines = await page.locator(viewLine).evaluateAll((elements) =>
    elements.map((element, index) => ({
      index,
      text: (element.textContent ?? '').replaceAll('\u00a0', ' '),
      top: element.getBoundingClientRect().top,
    })),
  );
  return lines.sort((a, b) => a.top - b.top);
}
