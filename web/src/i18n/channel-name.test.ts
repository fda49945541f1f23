import { describe, expect, it } from 'vitest';
import { channelNameText } from '#i18n/channel-name.ts';
import { createMessages } from '#i18n/messages.ts';

describe('the name of a channel', () => {
  it('is numbered in the language of the reader', () => {
    expect(channelNameText(createMessages('sq'), 'Channel 2')).toBe('Kanali 2');
    expect(channelNameText(createMessages('sr-Cyrl'), 'Channel 2')).toBe('Канал 2');
  });

  it('stays as the file gives it', () => {
    expect(channelNameText(createMessages('sq'), '400 MHz front')).toBe('400 MHz front');
  });
});
