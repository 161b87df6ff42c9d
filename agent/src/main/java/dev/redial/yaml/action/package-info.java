/**
 * One reader for each action of a rule: names, TLS, headers, routes and proxies. The reader of
 * rules enters. It uses the tree, the files and the model.
 */
@NullMarked
package dev.redial.yaml.action;

import org.jspecify.annotations.NullMarked;
