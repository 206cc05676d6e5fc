// Figures for machines: the indicators with their words, where their series lie, and our own closed half-years.
import { Hono } from 'hono';
import { figuresContent } from '../content.ts';
import type { Door } from '../problem.ts';

export const figuresApi = new Hono<Door>();

figuresApi.get('/figures', async (c) => c.json(await figuresContent(c.env.ASSETS)));
