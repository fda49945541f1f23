/** The keys of an .hd in the order in which consoles write them, those of newer ones last: what each means, and its unit. */
export const hdKeys: readonly {
  readonly key: string;
  readonly meaning: string;
  readonly unit: string | null;
}[] = [
  { key: 'NUMBER OF TRACES', meaning: 'traces; the size of the .dt1 is trusted above it', unit: null },
  { key: 'NUMBER OF PTS/TRC', meaning: 'samples per trace', unit: null },
  { key: 'TIMEZERO AT POINT', meaning: 'sample of time-zero, from one, often between two', unit: null },
  { key: 'TOTAL TIME WINDOW', meaning: 'length of a trace', unit: 'ns' },
  {
    key: 'STARTING POSITION',
    meaning: 'position of the first trace; those of the .dt1 count',
    unit: 'm or ft',
  },
  { key: 'FINAL POSITION', meaning: 'position of the last trace; those of the .dt1 count', unit: 'm or ft' },
  { key: 'STEP SIZE USED', meaning: 'distance from trace to trace', unit: 'm or ft' },
  { key: 'POSITION UNITS', meaning: 'unit of all positions and lengths: m, metres, meters, ft', unit: null },
  { key: 'NOMINAL FREQUENCY', meaning: 'centre frequency of the antenna', unit: 'MHz' },
  { key: 'ANTENNA SEPARATION', meaning: 'distance between transmitter and receiver', unit: 'm or ft' },
  { key: 'PULSER VOLTAGE (V)', meaning: 'setting of the transmitter; kept, not used', unit: 'V' },
  { key: 'NUMBER OF STACKS', meaning: 'traces averaged to one; kept, not used', unit: null },
  { key: 'SURVEY MODE', meaning: 'Reflection, or CMP, WARR and others, which are told', unit: null },
  { key: 'ODOMETER CAL (T/M)', meaning: 'ticks of the survey wheel in a metre; kept, not used', unit: '1/m' },
  { key: 'STACKING TYPE', meaning: 'how traces were averaged; kept, not used', unit: null },
  { key: 'ELEVATION DATA ENTERED', meaning: 'range of heights (item 4); kept, not used', unit: null },
  {
    key: 'X Y Z POSITIONS ADDED',
    meaning: 'in what the trace headers hold places (items 9 to 14): LatLong',
    unit: null,
  },
  {
    key: 'TRIGGER MODE',
    meaning: 'Free: the clock triggered the traces, no wheel has measured them',
    unit: null,
  },
  {
    key: 'DATA TYPE',
    meaning: 'I*2 whole numbers or F*4 floats; item 6 of the trace headers counts',
    unit: null,
  },
  {
    key: 'AMPLITUDE WINDOW (MV)',
    meaning: 'voltage of full scale; kept, samples stay as they are stored',
    unit: 'mV',
  },
  { key: 'TRACE INTERVAL (S)', meaning: 'time from trace to trace, where the clock triggered', unit: 's' },
  { key: 'TRACEHEADERDEF_n', meaning: 'another meaning of item n of the trace headers', unit: null },
  { key: 'TRSHIFTSTAT', meaning: 'state of the shifts of the traces; kept, not used', unit: null },
];
