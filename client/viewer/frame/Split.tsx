import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { listShare } from '../state.ts';
import { t } from '../texts.ts';

interface SplitProps {
  readonly first: ComponentChildren;
  /** Null where the first part has all the space. */
  readonly second: ComponentChildren | null;
}

/** What part of the space the first half may have. */
const [least, most] = [0.15, 0.85];

/** Two parts with a border that can be moved: above each other, or side by side where there is room. */
export function Split({ first, second }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);

  const move = (share: number) => {
    listShare.value = Math.min(Math.max(share, least), most);
  };
  const onPointerMove = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !(event.buttons & 1)) return;
    const isSideBySide = frame.current && getComputedStyle(frame.current).flexDirection === 'row';
    move(isSideBySide ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -0.05, ArrowLeft: -0.05, ArrowDown: 0.05, ArrowRight: 0.05 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(listShare.value + step);
  };
  return (
    <div class="split" ref={frame}>
      <div class="first" style={{ flexGrow: second ? listShare.value : 1 }}>
        {first}
      </div>
      {second && (
        <>
          <div
            class="sash"
            role="separator"
            tabIndex={0}
            aria-label={t('resize')}
            aria-valuenow={Math.round(listShare.value * 100)}
            aria-valuemin={least * 100}
            aria-valuemax={most * 100}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onKeyDown={onKeyDown}
          />
          <div class="second" style={{ flexGrow: 1 - listShare.value }}>
            {second}
          </div>
        </>
      )}
    </div>
  );
}
