/** What the measures are called, and what they mean in plain words. */
export const measureTerms = {
  integrated: {
    name: "Loudness",
    words:
      "How loud the recording is as a whole, as the ear has it (EBU R 128). Pauses do not count. Broadcasts are made at −23 LUFS; nearer to 0 is louder.",
  },
  momentary: { name: "Loudest moment", words: "The loudest 0.4 seconds of the recording." },
  shortTerm: { name: "Loudest passage", words: "The loudest 3 seconds of the recording." },
  range: {
    name: "Loudness range",
    words: "How far the quiet passages lie below the loud ones. Speech into one microphone seldom has more than 15 LU.",
  },
  truePeak: {
    name: "True peak",
    words:
      "The highest point of the wave between the samples too, as a loudspeaker would play it. Above 0 dBTP it may be distorted.",
  },
  samplePeak: { name: "Sample peak", words: "The highest sample. 0 dBFS is the most that a file can hold." },
  rms: { name: "RMS", words: "The level on average over all of the recording, pauses too." },
  dcOffset: {
    name: "DC offset",
    words: "How far the middle of the wave lies off zero, as a share of full scale. A sound device should leave none.",
  },
  noiseFloor: {
    name: "Noise floor",
    words: "How loud it is when nobody speaks: the level that nine tenths of the time exceed. An estimate.",
  },
  snr: { name: "Signal to noise", words: "How far the sound stands out of that noise. An estimate." },
  bandwidth: {
    name: "Bandwidth",
    words:
      "Up to which frequency there is any sound. Far less than the sample rate allows means that it once went through a telephone or a strong compression.",
  },
  correlation: {
    name: "Left and right alike",
    words:
      "1: both channels are the same. 0: they have nothing in common. −1: one is upside down, and both together cancel out.",
  },
  silence: { name: "Silence", words: "The share of the time under −60 dBFS." },
  clipped: {
    name: "Clipped",
    words: "The share of the samples that were cut off at full scale, where the recording was too loud for its device.",
  },
  voice: { name: "Voice", words: "How long somebody speaks, as a model that knows voices hears it." },
} as const;

export type MeasureTerm = keyof typeof measureTerms;
