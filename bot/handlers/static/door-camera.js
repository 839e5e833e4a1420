// Reads QR codes from the phone's camera: by the browser's own reader where it has one, else by the library that came with the page.

const Camera = (() => {
  const EVERY = 120; // milliseconds between two looks
  const WIDEST = 640; // pixels; more only takes longer
  const AWAY = 2500; // the same ticket counts as shown again only after so long out of sight
  const video = document.getElementById("video");
  const canvas = document.createElement("canvas");
  let stream = null;
  let last = { text: "", at: 0 };

  const possible = () => window.isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);

  async function reader() {
    const formats = await window.BarcodeDetector?.getSupportedFormats().catch(() => []) ?? [];
    if (formats.includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async () => (await detector.detect(video))[0]?.rawValue ?? "";
    }
    await load(document.body.dataset.jsqr);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    return async () => {
      const scale = Math.min(1, WIDEST / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      return jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? "";
    };
  }

  function load(address) {
    if (window.jsQR) return Promise.resolve();
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  // Calls back with each ticket's text, once for as long as it stays in sight. Rejects where the camera cannot be had.
  async function start(seen) {
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    stream = opened;
    video.srcObject = opened;
    await video.play();
    const look = await reader();
    const again = async () => {
      if (stream !== opened) return;
      const text = video.videoWidth && !document.hidden ? await look().catch(() => "") : "";
      const now = Date.now();
      if (text) {
        if (text !== last.text || now - last.at > AWAY) seen(text);
        last = { text, at: now };
      }
      setTimeout(again, EVERY);
    };
    again();
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.srcObject = null;
  }

  return { possible, start, stop, get running() { return stream !== null; } };
})();
