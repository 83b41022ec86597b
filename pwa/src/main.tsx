/** Where the app is put together: styles, worker, session, frame. */
import { render } from 'preact'
import { App } from './app'
import { start } from './session/session'
import './styles/main.scss'
import { registerWorker } from './worker/updates'

const root = document.querySelector('#app')
if (root === null) throw new Error('the shell has no #app')
render(<App />, root)
void start()
if (import.meta.env.PROD) void registerWorker()
