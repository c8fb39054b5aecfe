"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Parameter, Triable } from "@/components/docs/reference-view";
import { useReader } from "@/components/docs/use-reader";
import { sendTrial, type TrialAnswer } from "@/lib/browser/try-it/send-trial";
import { type Trial, toTrialHeaders, toTrialPath, toValueName } from "@/lib/browser/try-it/trial";

/** On our own origin, whatever address commands are shown with. */
const API_PATH = "/api/v1";

export type Outcome =
  | { state: "none" }
  | { state: "sending" }
  | { state: "answered"; answer: TrialAnswer; hadKey: boolean }
  | { state: "failed"; reason: string };

/** One operation as a reader fills it in and sends it, once at a time. */
export function useTrial(operation: Triable) {
  const { parameters, body } = operation;
  const { key, defaults } = useReader();
  const [values, setValues] = useState(() => toFirstValues(parameters, defaults));
  const [text, setText] = useState(body?.example ?? "");
  const [file, setFile] = useState<File | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ state: "none" });
  const sending = useRef<AbortController>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const trial: Trial = {
    method: operation.method,
    path: toTrialPath(operation.path, parameters, values),
    headers: toTrialHeaders(parameters, values),
    body: body && { contentType: body.contentType, text: isRaw(operation) ? null : text, file, fileField: body.file },
    isOpen: operation.isOpen,
  };
  const lacks = {
    file: isRaw(operation) && !file,
    value: (one: Parameter) => one.isRequired && !values[toValueName(one)]?.trim(),
  };

  async function send(): Promise<void> {
    const controller = new AbortController();
    sending.current = controller;
    setOutcome({ state: "sending" });
    try {
      const answer = await sendTrial(trial, { apiPath: API_PATH, key, signal: controller.signal });
      setOutcome({ state: "answered", answer, hadKey: key !== "" });
    } catch (error) {
      setOutcome(controller.signal.aborted ? { state: "none" } : { state: "failed", reason: toReason(error) });
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (outcome.state === "sending") return;
    const form = event.currentTarget;
    flushSync(() => setIsChecked(true));
    if (lacks.file || parameters.some(lacks.value)) form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    else void send();
  }

  return {
    trial,
    outcome,
    onSubmit,
    cancel: () => sending.current?.abort(),
    valueOf: (one: Parameter) => values[toValueName(one)] ?? "",
    setValue: (one: Parameter, value: string) => setValues((all) => ({ ...all, [toValueName(one)]: value })),
    faultOf: (one: Parameter) => (isChecked && lacks.value(one) ? "This has to be filled in." : undefined),
    text,
    setText,
    setFile,
    fileFault: isChecked && lacks.file ? "Choose a file first." : undefined,
  };
}

/** Whether the body is a file as it is, rather than JSON. */
export function isRaw({ body }: Triable): boolean {
  return body !== null && !body.contentType.includes("json");
}

function toFirstValues(parameters: Parameter[], defaults: Readonly<Record<string, string>>): Record<string, string> {
  const known = parameters.filter((one) => one.in === "path" && defaults[one.name]);
  return Object.fromEntries(known.map((one) => [toValueName(one), defaults[one.name] ?? ""]));
}

function toReason(error: unknown): string {
  if (error instanceof RangeError) return "A file can only be put into a JSON object: look at the body.";
  return "Nothing came back. The server did not answer, the file cannot be read any more, or the key or a header has characters that cannot be sent.";
}
