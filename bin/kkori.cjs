#!/usr/bin/env node
// Old syntax on purpose: this file must parse on any Node, so that one too old gets a sentence and not a stack trace.
var path = require('node:path');
var fs = require('node:fs');
var child = require('node:child_process');
var url = require('node:url');

var root = path.join(__dirname, '..');
var v = process.versions.node.split('.').map(Number);
var recent = v[0] > 22 || (v[0] === 22 && v[1] >= 18);

if (recent) {
  var source = path.join(root, 'src', 'main.ts');
  import(url.pathToFileURL(fs.existsSync(source) ? source : path.join(root, 'dist', 'main.js')).href);
} else {
  var own = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(own)) {
    var done = child.spawnSync(own, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit' });
    process.exit(done.status === null ? 1 : done.status);
  }
  process.stderr.write(
    'kkori: Node ' +
      process.versions.node +
      ' is too old; Node 22.18 or newer is needed. (Node 22.18 이상이 필요합니다.)\n',
  );
  process.exit(1);
}
