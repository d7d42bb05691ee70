// The newsroom's script. Every page works for reading and saving without it.
import "./main.css";
import htmx from "htmx.org";
import { startBoard, startLanguages } from "./board";
import { startEditor } from "./editor/form";
import { startFlashes } from "./flashes";
import { startFront } from "./front";
import { startGrowing } from "./growing";
import { startMonitor } from "./monitor";
import { startNotices } from "./notices";
import { startOnce } from "./once";
import { startReading } from "./reading";
import { startShortcuts } from "./shortcuts";

document.documentElement.classList.add("scripted");
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
document.addEventListener("htmx:configRequest", (event) => {
  (event as CustomEvent<{ headers: Record<string, string> }>).detail.headers["X-Newsroom"] = "1";
});
startShortcuts();
startOnce();
startGrowing(document);
startReading();
startMonitor();
startEditor();
startFlashes();
startNotices();
startBoard();
startLanguages();
startFront();
