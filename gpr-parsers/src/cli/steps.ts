import type { Command } from './command.ts';
import { refusal } from './command-line.ts';
import { loadProcessing } from './processing-companion.ts';

/** Which steps a recipe may have. */
export const stepsCommand: Command = {
  name: 'steps',
  summary: 'lists the processing steps of recipes, with their parameters',
  usage: 'gpr steps [--json]',
  details: [
    'Needs the package @jsa/gpr-processing beside this one. With --json it is one array: of each step its id, label, definition, source and parameters with unit, default and bounds.',
  ],
  options: { json: { help: 'prints JSON' } },
  async run(call) {
    if (call.files.length > 0) throw refusal(stepsCommand, 'steps are listed without a file');
    const { print, paint } = call.terminal;
    const { steps } = await loadProcessing();
    if (call.isSet('json')) {
      const listed = steps.map(({ id, label, definition, source, parameters }) => ({
        id,
        label,
        definition,
        source,
        parameters,
      }));
      print(JSON.stringify(listed, null, 2));
      return 0;
    }
    for (const { id, label, parameters } of steps) {
      print(`${paint('bold', id.padEnd(26))} ${label}`);
      for (const [name, parameter] of Object.entries(parameters)) print(`    ${name}: ${toldOf(parameter)}`);
    }
    return 0;
  },
};

function toldOf(parameter: object): string {
  const usual = 'default' in parameter ? JSON.stringify(parameter.default) : '';
  if ('choices' in parameter && Array.isArray(parameter.choices)) {
    return `${parameter.choices.join(', ')} (as a rule ${usual})`;
  }
  if ('unit' in parameter && 'minimum' in parameter && 'maximum' in parameter) {
    return `${parameter.minimum} to ${parameter.maximum} ${parameter.unit} (as a rule ${usual})`;
  }
  return `a table (as a rule ${usual})`;
}
