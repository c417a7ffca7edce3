export function Brand() {
  return (
    <div className="brand">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <rect width="20" height="20" rx="4.5" fill="var(--fill)" />
        <circle cx="10" cy="10" r="6" fill="none" stroke="#fff" strokeWidth="1.5" />
        <path d="M10 6.2V10h3.4" fill="none" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span>MSP Desk</span>
    </div>
  );
}
