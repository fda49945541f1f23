import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import sqlite from 'node-sqlite3-wasm';

type Vertex = readonly [number, number];

/** An archive as a packing program writes it. */
export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A .shp with one line. */
export function shpOf(line: readonly Vertex[]): Buffer {
  const content = Buffer.alloc(48 + 16 * line.length);
  content.writeInt32LE(3, 0);
  content.writeInt32LE(1, 36);
  content.writeInt32LE(line.length, 40);
  for (const [index, [x, y]] of line.entries()) {
    content.writeDoubleLE(x, 48 + index * 16);
    content.writeDoubleLE(y, 56 + index * 16);
  }
  const record = Buffer.alloc(8);
  record.writeInt32BE(1, 0);
  record.writeInt32BE(content.length / 2, 4);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((108 + content.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(3, 32);
  return Buffer.concat([header, record, content]);
}

function geoPackageLine(line: readonly Vertex[]): Uint8Array {
  const blob = Buffer.alloc(8 + 9 + 16 * line.length);
  blob.write('GP', 0);
  blob.writeUInt8(1, 3);
  blob.writeUInt8(1, 8);
  blob.writeUInt32LE(2, 9);
  blob.writeUInt32LE(line.length, 13);
  for (const [index, [x, y]] of line.entries()) {
    blob.writeDoubleLE(x, 17 + index * 16);
    blob.writeDoubleLE(y, 25 + index * 16);
  }
  return blob;
}

/** A GeoPackage with one line, declared to be in the system that `srs` names. */
export function geoPackageOf(
  line: readonly Vertex[],
  srs: { id: number; name: string; organisation: string; code: number },
): Uint8Array {
  const path = join(tmpdir(), `jsa-${process.pid}-${Math.random().toString(36).slice(2)}.gpkg`);
  const database = new sqlite.Database(path);
  database.exec(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer);
    create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer);
    create table "the line" (fid integer primary key, geom blob, name text);`);
  database.run('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?)', [
    srs.name,
    srs.id,
    srs.organisation,
    srs.code,
  ]);
  database.run('insert into gpkg_geometry_columns values (?, ?, ?)', ['the line', 'geom', srs.id]);
  database.run('insert into "the line" (geom, name) values (?, ?)', [geoPackageLine(line), 'A line']);
  database.close();
  const bytes = readFileSync(path);
  rmSync(path);
  return new Uint8Array(bytes);
}
