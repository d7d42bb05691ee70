// Says once that an article was read, without a cookie and with nothing about the reader.
// Who does not want to be counted says so by the browser (Global Privacy Control, Do Not Track).

const READ_AFTER = 5000;

interface Privacy {
  globalPrivacyControl?: boolean;
  doNotTrack?: string | null;
}

export function countReader(): void {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & Privacy;
  const isArticle = document.querySelector('meta[property="og:type"][content="article"]') !== null;
  if (!isArticle || globalPrivacyControl || doNotTrack === "1") return;
  let left = READ_AFTER;
  let since = 0;
  let timer = 0;
  const say = (): void => {
    document.removeEventListener("visibilitychange", turn);
    navigator.sendBeacon(`/audience${location.pathname}`);
  };
  const turn = (): void => {
    window.clearTimeout(timer);
    if (document.hidden) {
      left -= since ? performance.now() - since : 0;
      since = 0;
    } else {
      since = performance.now();
      timer = window.setTimeout(say, left);
    }
  };
  document.addEventListener("visibilitychange", turn);
  turn();
}
