import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '#api/client.ts';
import { createTestParts, showPanel } from './panels-under-test.tsx';
import { SignIn } from './sign-in.tsx';

let close = () => {};
afterEach(() => close());

describe('the sign-in', () => {
  it('sends what was typed, without the blanks around the address', async () => {
    const heard: string[][] = [];
    const parts = createTestParts({ signIn: async (email, password) => void heard.push([email, password]) });
    close = showPanel(<SignIn />, parts);
    await userEvent.fill(page.getByLabelText('E-mail address'), 'analyst@demo.example ');
    await userEvent.fill(page.getByLabelText('Password'), ' secret ');
    await userEvent.click(page.getByRole('button', { name: 'Sign in' }));
    await expect.poll(() => heard).toEqual([['analyst@demo.example', ' secret ']]);
  });

  it('says in the reader’s language that address and password do not belong together', async () => {
    const refusal = new ApiProblem('wrong-sign-in', 'Wrong e-mail or password.', 401);
    const parts = createTestParts({ signIn: () => Promise.reject(refusal) }, 'sq');
    close = showPanel(<SignIn />, parts);
    await userEvent.fill(page.getByLabelText('Adresa e e-mailit'), 'a@b.example');
    await userEvent.fill(page.getByLabelText('Fjalëkalimi'), 'x');
    await userEvent.click(page.getByRole('button', { name: 'Kyçu' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('nuk përputhen');
  });

  it('says that the session is over when it was not left on purpose', async () => {
    const parts = createTestParts();
    close = showPanel(<SignIn />, parts);
    expect(page.getByText('Your session is over', { exact: false }).query()).toBeNull();
    parts.session.set({ stage: 'signed-out', person: null, isOver: true });
    await expect.element(page.getByText('Your session is over', { exact: false })).toBeVisible();
  });

  it('asks for what is missing instead of sending it', async () => {
    let isSent = false;
    const parts = createTestParts({
      signIn: async () => {
        isSent = true;
      },
    });
    close = showPanel(<SignIn />, parts);
    await userEvent.click(page.getByRole('button', { name: 'Sign in' }));
    await expect.element(page.getByText('Enter your e-mail address.')).toBeVisible();
    expect(isSent).toBe(false);
  });
});
