import { describe, expect, it } from 'vitest';
import {
  isPipelineEnd,
  listenCommands,
  prefixStatementName,
  queryMessage,
  splitReplies,
  statementChange,
  takeMessage,
} from './wire-protocol.ts';

function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(`${type}....${body}`, 'latin1');
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}

function startup(code: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
}

const ready = (status: string) => message('Z', status);
const notification = (channel: string) => message('A', `\0\0\0\x2a${channel}\0payload\0`);

describe('takeMessage', () => {
  it('waits until a message is whole, wherever its bytes were cut', () => {
    const whole = queryMessage('select 1');
    for (let cut = 0; cut < whole.length; cut++) expect(takeMessage(whole.subarray(0, cut), true)).toBe(null);
    expect(takeMessage(whole, true)).toMatchObject({ message: { kind: 'message' }, rest: Buffer.alloc(0) });
  });

  it('takes one message at a time and leaves the rest', () => {
    const taken = takeMessage(Buffer.concat([queryMessage('select 1'), queryMessage('select 2')]), true);
    expect(taken?.message.bytes).toEqual(queryMessage('select 1'));
    expect(taken?.rest).toEqual(queryMessage('select 2'));
  });

  it('tells a startup from requests for TLS and for cancelling', () => {
    expect(takeMessage(startup(196608), false)?.message.kind).toBe('startup');
    expect(takeMessage(startup(80877103), false)?.message.kind).toBe('ssl-request');
    expect(takeMessage(startup(80877102), false)?.message.kind).toBe('cancel-request');
  });
});

describe('prefixStatementName', () => {
  it('renames a statement wherever a message names it, and corrects the length', () => {
    expect(prefixStatementName(message('P', 'q\0select 1\0\0\0'), 's1_')).toEqual(
      message('P', 's1_q\0select 1\0\0\0'),
    );
    expect(prefixStatementName(message('B', 'portal\0q\0'), 's1_')).toEqual(message('B', 'portal\0s1_q\0'));
    expect(prefixStatementName(message('D', 'Sq\0'), 's1_')).toEqual(message('D', 'Ss1_q\0'));
    expect(prefixStatementName(message('C', 'Sq\0'), 's1_')).toEqual(message('C', 'Ss1_q\0'));
  });

  it('leaves the unnamed statement, portals and plain queries as they are', () => {
    for (const untouched of [message('P', '\0select 1\0'), message('D', 'Pq\0'), queryMessage('q')]) {
      expect(prefixStatementName(untouched, 's1_')).toEqual(untouched);
    }
  });
});

describe('statementChange', () => {
  it('sees a named statement made and closed', () => {
    expect(statementChange(message('P', 'q\0select 1\0'))).toEqual({ name: 'q', isOpen: true });
    expect(statementChange(message('C', 'Sq\0'))).toEqual({ name: 'q', isOpen: false });
    expect(statementChange(message('C', 'Pq\0'))).toBe(null);
    expect(statementChange(message('P', '\0select 1\0'))).toBe(null);
  });
});

describe('listenCommands', () => {
  it('reads channels with colons, quotes, capitals and several commands at once', () => {
    expect(listenCommands(queryMessage('LISTEN "jobs:insert"; LISTEN "worker:migrate";'))).toEqual([
      { channel: 'jobs:insert', isListening: true },
      { channel: 'worker:migrate', isListening: true },
    ]);
    expect(listenCommands(queryMessage('listen Work'))).toEqual([{ channel: 'work', isListening: true }]);
    expect(listenCommands(queryMessage('listen "a""b"'))).toEqual([{ channel: 'a"b', isListening: true }]);
    expect(listenCommands(queryMessage('unlisten *'))).toEqual([{ channel: '*', isListening: false }]);
    expect(listenCommands(message('P', '\0listen work\0'))).toEqual([{ channel: 'work', isListening: true }]);
  });

  it('finds none in a query that only speaks of listening', () => {
    expect(listenCommands(queryMessage('select listen from work'))).toEqual([]);
  });
});

describe('isPipelineEnd', () => {
  it('is true for what the backend answers', () => {
    expect(['Q', 'S', 'H', 'c', 'f'].map((type) => isPipelineEnd(message(type, '')))).not.toContain(false);
    expect(['P', 'B', 'E', 'D', 'd'].map((type) => isPipelineEnd(message(type, '')))).not.toContain(true);
  });
});

describe('splitReplies', () => {
  it('takes the notifications out and keeps all else in order', () => {
    const row = message('D', 'row');
    const { forClient, notifications, status } = splitReplies(
      Buffer.concat([row, notification('work'), row, ready('I')]),
    );
    expect(Buffer.concat(forClient)).toEqual(Buffer.concat([row, row, ready('I')]));
    expect(notifications).toEqual([{ channel: 'work', bytes: notification('work') }]);
    expect(status).toBe('idle');
  });

  it('says whether a transaction is open, and null while the pipeline goes on', () => {
    expect(splitReplies(ready('T')).status).toBe('in-transaction');
    expect(splitReplies(ready('E')).status).toBe('failed-transaction');
    expect(splitReplies(message('D', 'row')).status).toBe(null);
  });

  it('tells an error of a statement from the end of the backend', () => {
    const error = (severity: string) => message('E', `S${severity}\0V${severity}\0C58P01\0Mno such file\0\0`);
    expect(splitReplies(error('ERROR')).breakage).toBe(null);
    expect(splitReplies(error('PANIC')).breakage).toBe('no such file');
    expect(splitReplies(error('FATAL')).breakage).toBe('no such file');
  });
});
