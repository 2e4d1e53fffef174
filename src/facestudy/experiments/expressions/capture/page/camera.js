// Opens the camera in a video element, and takes JPEG pictures from it.

const MAX_SIDE = 1280;
const QUALITY = 0.95;
const ALLOW = "allow it with the camera icon beside the address, then open it again.";
const REASONS = {
  NotAllowedError: `The camera was not allowed. To continue, ${ALLOW}`,
  SecurityError: `This browser blocks the camera on this page. If possible, ${ALLOW}`,
  NotFoundError: "No camera was found. Connect one, or use another device.",
  OverconstrainedError: "No suitable camera was found. Please use another device.",
  NotReadableError: "Another program is using the camera. Close it, then open the camera again.",
  AbortError: "The camera did not start. Please open it again.",
};

export async function open(video) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new Error("Browsers open the camera over https only. Use the https address.");
  }
  const constraints = { facingMode: "user", width: { ideal: MAX_SIDE }, height: { ideal: 960 } };
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: constraints, audio: false });
  } catch (error) {
    throw new Error(REASONS[error.name] || "The camera could not be opened. Please try again.");
  }
  video.srcObject = stream;
  await video.play();
  return stream.getVideoTracks()[0];
}

export function close(video) {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

// The camera's own picture, not the mirrored one that the page shows.
export function takePicture(video) {
  const scale = Math.min(1, MAX_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    const error = new Error("The camera returned no picture.");
    const done = (blob) => (blob ? resolve(blob) : reject(error));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}
