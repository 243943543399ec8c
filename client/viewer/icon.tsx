/** One of VS Code's icons; it says nothing to screen readers. */
export function Icon({ name, tone }: { readonly name: string; readonly tone?: string }) {
  return <span class={`codicon codicon-${name}${tone ? ` tone-${tone}` : ''}`} aria-hidden="true" />;
}

interface IconButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

export function IconButton({ icon, label, onClick, pressed, disabled }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      onClick={onClick}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...(disabled && { disabled })}
    >
      <Icon name={icon} />
    </button>
  );
}
