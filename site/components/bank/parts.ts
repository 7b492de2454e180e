import Form from './Form.astro';
import Table from './Table.astro';
import TaskBox from './TaskBox.astro';

/** The components for the tags of a material's body. */
export const parts = { Form, table: Table, input: TaskBox };
