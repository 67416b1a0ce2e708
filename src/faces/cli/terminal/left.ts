/** The person left: Ctrl-C, a signal, or the terminal went away. What was answered is stored. */
export class Left extends Error {
  constructor() {
    super('left');
    this.name = 'Left';
  }
}
