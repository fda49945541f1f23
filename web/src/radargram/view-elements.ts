import styles from './radargram-view.module.css';
import { svgElement } from './svg.ts';

/** What the view is built of; all of it goes with `root`. */
export type ViewElements = {
  readonly root: HTMLElement;
  readonly title: HTMLElement;
  readonly badge: HTMLElement;
  readonly readOut: HTMLElement;
  readonly buttons: HTMLElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  readonly wholeLine: HTMLButtonElement;
  readonly wholeLineText: HTMLElement;
  readonly stage: HTMLElement;
  readonly picture: HTMLCanvasElement;
  readonly axes: SVGSVGElement;
  /** Lies over the plot; takes pointer and keys. */
  readonly surface: HTMLElement;
  readonly notice: HTMLElement;
  readonly noticeText: HTMLElement;
  readonly retry: HTMLButtonElement;
  /** Not seen; read aloud when it changes. */
  readonly spoken: HTMLElement;
};

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  children: readonly Element[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function button(text: string): HTMLButtonElement {
  const made = element('button', styles.button);
  made.type = 'button';
  made.textContent = text;
  return made;
}

/** Two ends and an arrow to either: stands for the words where there is no room for them. */
function wholeLineIcon(): SVGElement {
  const icon = svgElement('svg', { class: styles.icon, viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  icon.append(svgElement('path', { d: 'M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2' }));
  return icon;
}

function speakingElement(): HTMLElement {
  const spoken = element('div', styles.spoken);
  spoken.setAttribute('aria-live', 'polite');
  return spoken;
}

function surfaceElement(): HTMLElement {
  const surface = element('div', styles.surface);
  surface.tabIndex = 0;
  surface.setAttribute('role', 'application');
  return surface;
}

/** Builds the view empty, at the end of `host`. */
export function buildViewElements(host: HTMLElement): ViewElements {
  const title = element('div', styles.title);
  const badge = element('div', styles.badge);
  const readOut = element('div', styles.readout);
  const [zoomOut, zoomIn, wholeLine] = [button('−'), button('+'), button('')];
  const wholeLineText = element('span', styles.buttonText);
  wholeLine.append(wholeLineIcon(), wholeLineText);
  const buttons = element('div', styles.buttons, [zoomOut, zoomIn, wholeLine]);
  const picture = element('canvas', styles.picture);
  const axes = svgElement('svg', { class: styles.axes, 'aria-hidden': 'true' });
  const surface = surfaceElement();
  const noticeText = element('p', '');
  noticeText.setAttribute('role', 'status');
  const retry = button('');
  const notice = element('div', styles.notice, [noticeText, retry]);
  const stage = element('div', styles.stage, [picture, axes, surface, notice]);
  const spoken = speakingElement();
  const header = element('div', styles.header, [title, badge, readOut, buttons]);
  const root = element('section', styles.view, [header, stage, spoken]);
  host.append(root);
  return {
    root,
    title,
    badge,
    readOut,
    buttons,
    zoomIn,
    zoomOut,
    wholeLine,
    wholeLineText,
    stage,
    picture,
    axes,
    surface,
    notice,
    noticeText,
    retry,
    spoken,
  };
}
