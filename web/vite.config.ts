import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves the API while the page is developed with `npx vite web`. */
const apiOrigin = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { '/api': apiOrigin, '/healthz': apiOrigin } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Nothing inlined: the content security policy takes fonts and pictures from our own origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // The big libraries change seldom: in files of their own they stay in the browser's cache.
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl/ },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-aria|react-aria-components|react-stately)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
