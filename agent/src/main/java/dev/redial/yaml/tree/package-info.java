/**
 * Text to a tree of nodes, and the values in it: the only user of SnakeYAML. The readers of actions
 * and files enter. Problems are collected here, so that each package can report them.
 */
@NullMarked
package dev.redial.yaml.tree;

import org.jspecify.annotations.NullMarked;
