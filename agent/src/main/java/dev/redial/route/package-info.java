/**
 * Where to dial: the route of a rule, its attempts, and placeholder addresses. The rooms that
 * connect enter, and those of clients. It uses decisions, and its nested packages dial and proxy.
 */
@NullMarked
package dev.redial.route;

import org.jspecify.annotations.NullMarked;
