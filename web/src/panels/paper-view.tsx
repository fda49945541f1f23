import type { PaperBlock, PaperLanguage } from '@jsa/papers';
import style from './paper-view.module.css';

/** A paper as it will be printed: the same blocks, in the language in which it is read. */
export function PaperView({
  blocks,
  language,
  label,
}: {
  blocks: readonly PaperBlock[];
  language: PaperLanguage;
  label: string;
}) {
  return (
    <article className={style.paper} lang={language} aria-label={label}>
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case 'title':
      return <h4 className={style.title}>{block.text}</h4>;
    case 'heading':
      return block.level === 1 ? (
        <h5 className={style.heading}>{block.text}</h5>
      ) : (
        <h6 className={style.subheading}>{block.text}</h6>
      );
    case 'text':
      return <p className={block.isSmall === true ? style.small : style.text}>{block.text}</p>;
    case 'quote':
      return (
        <blockquote className={style.quote} lang={block.language}>
          {block.text}
        </blockquote>
      );
    case 'list':
      return (
        <ul className={style.list}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return block.rows.length === 0 ? null : (
        <dl className={style.facts}>
          {block.rows.map(({ name, value, isHash }) => (
            <div key={`${name} ${value}`} className={style.fact}>
              <dt>{name}</dt>
              <dd className={isHash === true ? style.hash : style.value}>{value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}
