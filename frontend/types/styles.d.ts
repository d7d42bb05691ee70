// Style sheets are imported for what they do; esbuild puts them into one file beside the script.
declare module "*.css";
