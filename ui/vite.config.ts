import { defineConfig } from "vitest/config";

// esbuild turns the JSX, so no React plugin is needed; the window runs in WebKitGTK, WKWebView and WebView2.
export default defineConfig({
  base: "./",
  clearScreen: false,
  esbuild: { jsx: "automatic" },
  server: { port: 1420, strictPort: true },
  build: { target: "safari16", outDir: "dist", sourcemap: false, chunkSizeWarningLimit: 900 },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 20000,
  },
});
