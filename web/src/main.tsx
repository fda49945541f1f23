import '#app/tokens.css';
import '#app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from '#app/app.tsx';
import { createParts } from '#app/parts.ts';

const host = document.getElementById('app');
if (host) createRoot(host).render(<App parts={createParts()} />);
