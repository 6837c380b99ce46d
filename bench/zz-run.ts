import { speed } from './zz-prof.ts'
const { json } = await speed(process.argv.slice(2)) as any
for (const k of ['cold','unchanged']) { const {pollCpuSeconds:p,user,system,cpuSeconds:c,peakMegabytes:m,seconds:s,database:d}=json[k]; console.log(k.padEnd(10), 'all',c.toFixed(2),'poll',p.toFixed(2),'user',user.toFixed(2),'sys',system.toFixed(2),'MB',m.toFixed(0),'s',s.toFixed(1),'db',d.cpuSeconds.toFixed(2)) }
