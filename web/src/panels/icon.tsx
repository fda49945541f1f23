const paths = {
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  plus: 'M8 3v10M3 8h10',
  back: 'M10 3L5 8l5 5',
  details: 'M2.5 3h11v10h-11zM9.5 3v10',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  download: 'M8 2.5v7M5 7l3 3 3-3M3 13h10',
  map: 'M2 4l4-1.5L10 4l4-1.5V12l-4 1.5L6 12l-4 1.5zM6 2.5V12M10 4v9.5',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2 4h1M2 8h1M2 12h1',
  radargram: 'M2 3.5h12M2 13c2-7 4-7 6-2.5S12 13 14 6',
  sliders: 'M2 5h7M12 5h2M2 11h2M7 11h7M10.5 3.5v3M5.5 9.5v3',
  keys: 'M1.5 4h13v8h-13zM4 6.5h0M7 6.5h0M10 6.5h0M5 9.5h6',
  upload: 'M8 10V3M5 5.5L8 2.5l3 3M3 13h10',
  bell: 'M3.5 11.5c1-1 1-2 1-4.5a3.5 3.5 0 0 1 7 0c0 2.5 0 3.5 1 4.5zM6.5 13.5a1.5 1.5 0 0 0 3 0',
  information: 'M8 7.5v3.5M8 5h0M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
} as const;

/** A line drawing of 16 px; it decorates words or a labelled button, and says nothing by itself. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
