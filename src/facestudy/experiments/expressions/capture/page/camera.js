// The camera. Enters: a video element. Leaves: a live picture in it, and JPEGs of it.

const WIDEST = 1280;
const QUALITY = 0.95;
const ALLOW = "allow it by the camera sign beside the address, then open it again.";
const REASONS = {
  NotAllowedError: `The camera was not allowed. If you want to go on, ${ALLOW}`,
  SecurityError: `This browser forbids the camera here. If it can be allowed, ${ALLOW}`,
  NotFoundError: "No camera was found. Plug one in, or come back with another device.",
  OverconstrainedError: "No camera was found that fits. Come back with another device.",
  NotReadableError: "The camera is in use by another program. Close that, then open it again.",
  AbortError: "The camera did not start. Open it again.",
};

export async function open(video) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new Error("Browsers open cameras only over https: use the address that begins with it.");
  }
  const wanted = { facingMode: "user", width: { ideal: WIDEST }, height: { ideal: 960 } };
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch (error) {
    throw new Error(REASONS[error.name] || "The camera could not be opened. Open it again.");
  }
  video.srcObject = stream;
  await video.play();
  return stream.getVideoTracks()[0];
}

export function close(video) {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

// As the camera sees it, not as the mirror on the page shows it.
export function shoot(video) {
  const scale = Math.min(1, WIDEST / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((give, fail) => {
    const done = (blob) => (blob ? give(blob) : fail(new Error("The camera gave no picture.")));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}
