/**
 * Files that a rule file names: certificates and keys, in PEM or a key store. The readers of rules
 * enter. It uses the tree and the model.
 */
@NullMarked
package dev.redial.yaml.file;

import org.jspecify.annotations.NullMarked;
