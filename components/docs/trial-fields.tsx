"use client";

import { useId } from "react";
import type { Parameter, Triable } from "@/components/docs/reference-view";
import { isRaw, type useTrial } from "@/components/docs/use-trial";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";

type TrialFieldsProps = { operation: Triable; trial: ReturnType<typeof useTrial> };

/** What an operation takes: variables and headers, then the body. */
export function TrialFields({ operation, trial }: TrialFieldsProps) {
  const id = useId();
  const { parameters, body } = operation;
  return (
    <>
      {parameters.length > 0 ? (
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          {parameters.map((one) => (
            <ParameterField
              key={`${one.in} ${one.name}`}
              id={`${id}-${one.in}-${one.name}`}
              parameter={one}
              value={trial.valueOf(one)}
              error={trial.faultOf(one)}
              onChange={(value) => trial.setValue(one, value)}
            />
          ))}
        </div>
      ) : null}
      {body && !isRaw(operation) ? (
        <Field id={`${id}-body`} label="Body (JSON)">
          <Textarea
            id={`${id}-body`}
            spellCheck={false}
            value={trial.text}
            onChange={(event) => trial.setText(event.target.value)}
            className="font-mono md:text-[0.8125rem]"
          />
        </Field>
      ) : null}
      {body?.file || isRaw(operation) ? (
        <FileField
          id={`${id}-file`}
          hint={body?.file ? `Goes into the body as Base64, under “${body.file}”.` : "Goes as it is."}
          error={trial.fileFault}
          onChange={trial.setFile}
        />
      ) : null}
    </>
  );
}

type ParameterFieldProps = {
  id: string;
  parameter: Parameter;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function ParameterField({ id, parameter, value, error, onChange }: ParameterFieldProps) {
  const label = `${parameter.name} (${parameter.isRequired ? "required" : parameter.in})`;
  if (parameter.choices.length === 0) {
    const written = { autoCapitalize: "none", autoComplete: "off", autoCorrect: "off", spellCheck: false };
    const input = { ...written, value, className: "[&_input]:font-mono" };
    return (
      <TextField id={id} label={label} error={error} {...input} onChange={(event) => onChange(event.target.value)} />
    );
  }
  return (
    <Field id={id} label={label} error={error}>
      <Select
        {...describeField({ id, error })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="flex w-full"
      >
        <option value="">Left out</option>
        {parameter.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    </Field>
  );
}

type FileFieldProps = { id: string; hint: string; error: string | undefined; onChange: (file: File | null) => void };

function FileField({ id, hint, error, onChange }: FileFieldProps) {
  return (
    <Field id={id} label="File" hint={hint} error={error}>
      <Input
        {...describeField({ id, hint, error })}
        type="file"
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
        className="h-auto p-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-secondary file:px-2.5 file:py-1 file:font-medium file:text-secondary-foreground file:text-sm"
      />
    </Field>
  );
}
