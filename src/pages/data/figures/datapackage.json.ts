// Everything about the figures as one Frictionless data package (https://specs.frictionlessdata.io/data-package/).
import { figuresPackage } from '../../../figures.ts';

export const GET = (): Response => Response.json(figuresPackage());
