import { defineConfig } from "vitest/config";

// The window freezes Object.prototype, so that nothing can be slipped into it. Preact, which FullCalendar is drawn by,
// copies a node with its own `constructor` by assignment, and that a frozen prototype forbids; defining it is allowed.
const COPY = /function (\w+)\((\w),(\w)\)\{for\(var (\w) in \3\)\2\[\4\]=\3\[\4\];return \2\}/;
const DEFINE = "function $1($2,$3){for(var $4 in $3)Object.defineProperty($2,$4,{value:$3[$4],writable:true,enumerable:true,configurable:true});return $2}";
const underFrozenPrototypes = {
  name: "under-frozen-prototypes",
  transform(code: string, id: string) {
    if (!/[\\/]node_modules[\\/]preact[\\/](compat[\\/])?dist[\\/]/.test(id)) return null;
    if (!COPY.test(code)) throw new Error(`${id} copies its nodes in another way than is known; look whether the month still draws in the window`);
    return { code: code.replace(COPY, DEFINE), map: null };
  },
};

// esbuild turns the JSX, so no React plugin is needed; the window runs in WebKitGTK, WKWebView and WebView2.
export default defineConfig({
  base: "./",
  clearScreen: false,
  esbuild: { jsx: "automatic" },
  plugins: [underFrozenPrototypes],
  server: { port: 1420, strictPort: true },
  build: {
    target: "safari16",
    outDir: "dist",
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      onwarn(warning, warn) {
        // Mantine marks its files for servers that render React; a window has none.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 20000,
  },
});
