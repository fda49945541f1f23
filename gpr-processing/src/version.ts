/** Version of this package, kept with every result: a change of a step changes what people signed. */
export const processingVersion = '0.3.0';
