export * from './boundary-activations.ts';
export * from './boundary-editions.ts';
