/**
 * GraphiQL writes the contract's descriptions into the page as HTML. Trusted Types hand every such text to this policy,
 * which lets markup through and nothing that runs. Scripts are never made from text.
 */
import DOMPurify from 'dompurify'

interface Policies {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
policies?.createPolicy('default', { createHTML: (text) => DOMPurify.sanitize(text) })
