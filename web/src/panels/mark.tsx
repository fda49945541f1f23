/** The product's mark: two equal rings that share a part. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--accent)" strokeWidth="2.6">
        <circle cx="11.5" cy="16" r="8.5" />
        <circle cx="20.5" cy="16" r="8.5" />
      </g>
    </svg>
  );
}
