// The whole directory as one Frictionless data package (https://specs.frictionlessdata.io/data-package/).
import { dataPackage } from '../../../open-data.ts';

export const GET = async (): Promise<Response> => Response.json(await dataPackage());
