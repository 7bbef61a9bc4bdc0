// The script of a page that lrplot writes: it draws the data that stands in the same document.
import { App } from "./app.ts";
import { copyOnPress } from "./copy.ts";
import type { PageData } from "./data.ts";
import { modelOf } from "./model.ts";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PageData;
const place = document.getElementById("chart");
if (place) new App(modelOf(data), place);
copyOnPress(document.getElementById("command"));
