import type { OpenRecording } from '#recording.ts';
import type { Command, CommandCall, CommandOption } from './command.ts';
import { numberOf } from './command-line.ts';
import { CommandError } from './exit-code.ts';

/** The option of commands that work on one channel or on some. */
export function channelOption(help: string): CommandOption {
  return { short: 'c', value: 'N', help: `${help}; the first channel is 0` };
}

/** The channel that was asked for, or null. */
export function askedChannel(command: Command, call: CommandCall): number | null {
  return numberOf(command, call, 'channel', { least: 0, most: Number.MAX_SAFE_INTEGER, isWhole: true });
}

/** Refuses a channel that the recording does not have. */
export function checkChannel({ name, channels }: OpenRecording, channel: number) {
  if (channel < channels.length) return;
  const count = channels.length === 1 ? 'one channel' : `${channels.length} channels`;
  throw new CommandError(`${name} has no channel ${channel}: it has ${count}, counted from 0.`);
}
