import Form from './Form.astro';
import Table from './Table.astro';
import TaskBox from './TaskBox.astro';

/** What stands for the tags of a material's body. */
export const parts = { Form, table: Table, input: TaskBox };
