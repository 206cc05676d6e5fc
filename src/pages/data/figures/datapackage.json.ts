// Everything about the figures as one Frictionless data package (https://specs.frictionlessdata.io/data-package/).
import { dataPackage } from '../../../figures.ts';

export const GET = (): Response => Response.json(dataPackage());
