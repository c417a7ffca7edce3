import { defineConfig } from "vitest/config";

// esbuild turns the JSX, so no React plugin is needed; the window runs in WebKitGTK, WKWebView and WebView2.
export default defineConfig({
  base: "./",
  clearScreen: false,
  esbuild: { jsx: "automatic" },
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
