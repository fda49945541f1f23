import type { RecordingDetail } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import style from './detail.module.css';
import { formatName } from './format-name.ts';
import { useMessages } from './parts.ts';

type Fact = { name: string; value: string | null };

function withUnit(messages: MessageStore, value: number | null, unit: string, digits: number): string | null {
  return value === null ? null : `${messages.formatNumber(value, digits)} ${unit}`;
}

/** Console clocks carry no zone: the day is written in words, the time as the console had it. */
function consoleClock(messages: MessageStore, recordedAt: string | null): string | null {
  if (recordedAt === null) return null;
  const [day = '', time = ''] = recordedAt.split('T');
  return `${messages.formatDate(`${day}T00:00:00Z`)} ${time.replace(/Z$/, '')}`.trim();
}

function sizeOf(messages: MessageStore, { traceCount, samplesPerTrace }: RecordingDetail): string | null {
  if (traceCount === null || samplesPerTrace === null) return null;
  const { formatNumber, translate } = messages;
  return translate('recordings.size', {
    traces: formatNumber(traceCount, 0),
    samples: formatNumber(samplesPerTrace, 0),
  });
}

function factsOf(messages: MessageStore, detail: RecordingDetail, siteTitle: string | null): Fact[] {
  const { translate } = messages;
  const geometry = detail.radargrams.at(0)?.geometry ?? null;
  const interval = geometry?.sampleIntervalNs ?? null;
  const samples = detail.samplesPerTrace;
  const spacing = geometry?.traceSpacingM ?? null;
  const length = spacing === null || detail.traceCount === null ? null : spacing * (detail.traceCount - 1);
  const window = interval === null || samples === null ? null : interval * samples;
  const frequency = detail.centreFrequencyMHz;
  const positions = detail.hasTrack ? 'detail.positions-known' : 'detail.positions-unknown';
  return [
    { name: translate('detail.format'), value: formatName(detail.format) },
    { name: translate('detail.instrument'), value: detail.instrument },
    { name: translate('detail.antenna'), value: detail.antennaName },
    { name: translate('detail.frequency'), value: withUnit(messages, frequency, 'MHz', 0) },
    { name: translate('detail.size'), value: sizeOf(messages, detail) },
    { name: translate('detail.time-window'), value: withUnit(messages, window, 'ns', 1) },
    { name: translate('detail.trace-spacing'), value: withUnit(messages, spacing, 'm', 3) },
    { name: translate('detail.length'), value: withUnit(messages, length, 'm', 1) },
    { name: translate('detail.positions'), value: translate(positions) },
    { name: translate('detail.marks'), value: messages.formatNumber(detail.marks.length, 0) },
    { name: translate('detail.recorded'), value: consoleClock(messages, detail.recordedAt) },
    { name: translate('detail.comment'), value: detail.comment?.trim() || null },
    { name: translate('detail.site'), value: siteTitle ?? translate('upload.site-none') },
  ];
}

/** What the files say of the recording; what they do not say is told as "not said", never guessed. */
export function RecordingFacts({ detail, siteTitle }: { detail: RecordingDetail; siteTitle: string | null }) {
  const messages = useMessages();
  return (
    <section className={style.section}>
      <h4 className={style.title}>{messages.translate('detail.says')}</h4>
      <dl className={style.facts}>
        {factsOf(messages, detail, siteTitle).map(({ name, value }) => (
          <div key={name} className={style.fact}>
            <dt>{name}</dt>
            <dd className={value === null ? style.soft : undefined}>
              {value ?? messages.translate('detail.not-said')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
