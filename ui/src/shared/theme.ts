import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Mantine's own blue and yellow fail contrast, so its primary colour is the petrol of the tokens in every shade.
const petrol: MantineColorsTuple = [
  "#e0eef0", "#c2dde1", "#94c4cb", "#66bccb", "#3f93a1", "#3f8794", "#207789", "#0d5868", "#0b4b59", "#093f4a",
];

export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-mono)",
  colors: { petrol },
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: "5px",
  focusRing: "never",
  respectReducedMotion: true,
  fontSizes: { xs: "11px", sm: "13px", md: "13px", lg: "15px", xl: "20px" },
});

/** Mantine's variables, each pointing at a token, so that one switch of the scheme turns both. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-2)",
    "--mantine-color-placeholder": "var(--ink-3)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--row-hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-mark)",
    "--mantine-color-error": "var(--breach)",
    "--mantine-primary-color-filled": "var(--fill)",
    "--mantine-primary-color-contrast": "var(--on-fill)",
    "--mantine-line-height": "var(--lh-base)",
  },
  light: {},
  dark: {},
});
